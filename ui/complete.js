// What can be written next in a rule, with what it means, out of a vocabulary.
import { place } from "./drl.js";

const types = { DECIMAL: "exact number", NUMBER: "number", WHOLE: "whole number", YES_NO: "true or false" };

/** A completion source, `context => result`, for `drl` and `yaml`; `vocabulary()` gives the words or null. */
export function completions(language, vocabulary) {
  return (context) => {
    const words = vocabulary();
    const word = context.matchBefore(/\$?\w*/);
    if (!words || (word.from === word.to && !context.explicit && !opens(context))) {
      return null;
    }
    const options = language === "yaml" ? plain(words) : rules(words, place(context.state.sliceDoc(0, word.from)), word);
    return options.length === 0 ? null : { from: word.from, options, validFor: /^\$?\w*$/ };
  };
}

/** After these a list comes without being asked for. */
function opens(context) {
  return /(?:\.|\( |\(|, |number\("|[=!]= )$/.test(context.state.sliceDoc(Math.max(0, context.pos - 12), context.pos));
}

function rules(words, at, word) {
  if (at.comment) {
    return [];
  }
  const [before, quote] = [at.last.at(-1), at.quoted];
  if (quote) {
    return /^"$/.test(before) && at.last.at(-3) === "number" ? parameters(words) : [];
  }
  if (before === ".") {
    return members(words, at, at.last.at(-2));
  }
  if (at.section === "when") {
    return at.fact ? within(words, at, before) : patterns(words);
  }
  if (at.section === "then") {
    return [...variables(words, at), { label: words.global, type: "namespace", detail: "what a rule can do", boost: 2 }, ...keywords("end")];
  }
  return keywords(...(at.section === "rule" ? ["when"] : ["rule", "package", "import", "global"]));
}

/** What stands after a point: properties of a bound fact, numbers of the strategy, or what a rule can do. */
function members(words, at, name) {
  if (name === words.global) {
    return words.actions.map((action) => ({
      label: action.name,
      type: "method",
      apply: applied(`${action.name}("", );`, action.name.length + 2),
      info: () => panel(action.call, [], action.meaning),
    }));
  }
  const bound = at.bound.get(name);
  const fact = bound && !bound.property ? find(words, bound.fact) : null;
  if (fact?.properties.some((property) => property.type === "NUMBERS")) {
    return [{ label: "number", type: "method", detail: "a parameter of the strategy", apply: applied('number("")', 8) }];
  }
  if (fact) {
    return fact.properties.map((property) => named(property, at.section === "then" ? `${property.name}()` : property.name));
  }
  return values(words, at).filter((value) => value.label.startsWith(`${name}.`) || value.label.includes(`.${name}.`));
}

function within(words, at, before) {
  const fact = find(words, at.fact);
  const asked = before === "==" || before === "!=" ? values(words, at) : [];
  return [
    ...asked,
    ...(fact?.properties ?? []).filter((property) => property.type !== "NUMBERS").map((property) => named(property, property.name)),
    ...variables(words, at),
  ];
}

/** The values that the property before an operator can have. */
function values(words, at) {
  const name = at.last.findLast((piece) => /^[a-z]\w*$/.test(piece));
  const property = find(words, at.fact)?.properties.find((each) => each.name === name);
  const all = property?.type === "YES_NO" ? ["true", "false"] : (property?.values ?? []).map((value) => `${property.choice}.${value}`);
  return all.map((label) => ({ label, type: "enum", boost: 3, detail: property.meaning }));
}

function patterns(words) {
  const facts = words.facts.map((fact) => ({
    label: fact.name,
    type: "class",
    detail: fact.several ? "any number" : "",
    apply: applied(`${fact.name}(  )`, fact.name.length + 2),
    info: () => panel(fact.name, [fact.occurs], fact.meaning),
  }));
  return [...facts, ...keywords("not", "exists", "then")];
}

function variables(words, at) {
  return [...at.bound].map(([label, bound]) => {
    const property = find(words, bound.fact)?.properties.find((each) => each.name === bound.property);
    const detail = bound.property ? `${bound.fact}.${bound.property}` : bound.fact;
    return property ? { ...named(property, label), type: "variable", detail } : { label, type: "variable", detail, boost: 1 };
  });
}

function parameters(words) {
  return (words.parameters ?? []).map((parameter) => ({
    label: parameter.name,
    type: "constant",
    detail: parameter.unit,
    info: () => panel(parameter.name, [parameter.unit, range(parameter)], parameter.meaning),
  }));
}

function range({ low, high }) {
  return low == null && high == null ? "" : `${low ?? "…"} to ${high ?? "…"}`;
}

function plain(words) {
  return [
    ...words.facts.map((fact) => ({ label: fact.name, type: "class", info: () => panel(fact.name, [], fact.meaning) })),
    ...words.facts.flatMap((fact) => fact.properties.map((property) => ({ ...named(property, property.name), detail: fact.name }))),
  ];
}

function named(property, label) {
  const type = property.values?.length ? property.values.join(", ") : (types[property.type] ?? property.type?.toLowerCase());
  return {
    label,
    type: "property",
    detail: property.unit || type,
    info: () => panel(property.name, [type, property.unit, property.optional ? "may be missing" : ""], property.meaning),
  };
}

function keywords(...all) {
  return all.map((label) => ({ label, type: "keyword", boost: -1 }));
}

function find(words, name) {
  return words.facts.find((fact) => fact.name === name);
}

/** Writes a text in place of what was begun and puts the cursor into it. */
function applied(text, cursor) {
  return (view, completion, from, to) =>
    view.dispatch({ changes: { from, to, insert: text }, selection: { anchor: from + cursor }, userEvent: "input.complete" });
}

function panel(name, facts, meaning) {
  const box = document.createElement("div");
  box.className = "word";
  const head = box.appendChild(document.createElement("b"));
  head.textContent = name;
  const known = facts.filter((fact) => fact);
  if (known.length > 0) {
    box.appendChild(document.createElement("span")).textContent = known.join(" · ");
  }
  box.appendChild(document.createElement("p")).textContent = meaning ?? "";
  return box;
}
