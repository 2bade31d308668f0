/**
 * Rules as a grid, for people who do not write them as text.
 *
 * <p>A {@link io.traider.rule.table.DecisionTable} has columns that ask something of a fact's property, columns that say what
 * follows, and rows. Each row is one rule: it holds when every filled cell holds, an empty cell asks nothing, and every row
 * that holds speaks, whatever stands above it. {@link io.traider.rule.table.TableCsv} is how a pack keeps a table,
 * {@link io.traider.rule.table.TableXlsx} how a spreadsheet program does, and {@link io.traider.rule.table.TableRules} turns
 * one into the text of rules that a person can read and that pass the same gate as any other. {@code docs/decision-tables.md}
 * describes the form.
 */
@NullMarked
package io.traider.rule.table;

import org.jspecify.annotations.NullMarked;
