// What codemirror.mjs holds; docs/decisions/012-editor-bundle.md says how it is made again.
//
// @codemirror: autocomplete 6.20.4, commands 6.11.1, language 6.13.1, legacy-modes 6.5.5, lint 6.9.8, merge 6.12.3,
// search 6.7.2, state 6.7.6, streamparser 6.0.0, view 6.43.15; @lezer: common 1.5.5, highlight 1.2.5, lr 1.4.12;
// @marijn/find-cluster-break 1.0.4, crelt 1.0.7, style-mod 4.1.5, w3c-keyname 2.2.8; by esbuild 0.28.2.
export {
  autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap, completionStatus, startCompletion,
} from "@codemirror/autocomplete";
export { defaultKeymap, history, historyKeymap, indentWithTab } from "@codemirror/commands";
export {
  bracketMatching, indentOnInput, indentUnit, StreamLanguage, syntaxHighlighting,
} from "@codemirror/language";
export { yaml } from "@codemirror/legacy-modes/mode/yaml";
export { lintGutter, lintKeymap, nextDiagnostic, setDiagnostics } from "@codemirror/lint";
export { getChunks, goToNextChunk, goToPreviousChunk, MergeView, unifiedMergeView } from "@codemirror/merge";
export { highlightSelectionMatches, search, searchKeymap } from "@codemirror/search";
export { Compartment, EditorState, Transaction } from "@codemirror/state";
export {
  drawSelection, EditorView, highlightActiveLine, highlightActiveLineGutter, highlightSpecialChars, keymap,
  lineNumbers, placeholder,
} from "@codemirror/view";
export { classHighlighter } from "@lezer/highlight";
