// Rules as the editor reads them: colours, and where in a rule a place is.
import { StreamLanguage, yaml } from "./vendor/codemirror-6.43.15/codemirror.mjs";

const keywords = new Set(["package", "import", "global", "rule", "when", "then", "end", "not", "exists", "and", "or"]);
const atoms = new Set(["true", "false", "null"]);

/** One token of a line of rules. */
function token(stream, state) {
  if (state.comment) {
    state.comment = !stream.skipTo("*/") || !stream.match("*/");
    if (state.comment) {
      stream.skipToEnd();
    }
    return "comment";
  }
  if (stream.eatSpace()) {
    return null;
  }
  if (stream.match("//")) {
    stream.skipToEnd();
    return "comment";
  }
  if (stream.match("/*")) {
    state.comment = true;
    return "comment";
  }
  if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) {
    return "string";
  }
  if (stream.match(/^\d+(?:\.\d+)?\w?/)) {
    return "number";
  }
  if (stream.match(/^\$\w+/)) {
    return "variableName.special";
  }
  const word = stream.match(/^[A-Za-z_]\w*/);
  if (word) {
    return kind(word[0], state);
  }
  stream.next();
  return "operator";
}

function kind(word, state) {
  if (keywords.has(word)) {
    state.section = { rule: "rule", when: "when", then: "then", end: "" }[word] ?? state.section;
    return "keyword";
  }
  if (atoms.has(word)) {
    return "bool";
  }
  if (/^[A-Z][A-Z0-9_]*$/.test(word) && word.length > 1) {
    return "atom";
  }
  return /^[A-Z]/.test(word) ? "typeName" : state.section === "when" ? "propertyName" : "variableName";
}

const languages = {
  drl: StreamLanguage.define({
    name: "drl",
    startState: () => ({ comment: false, section: "" }),
    copyState: (state) => ({ ...state }),
    token,
    languageData: { commentTokens: { line: "//" }, closeBrackets: { brackets: ["(", '"'] } },
  }),
  yaml: StreamLanguage.define(yaml),
};

/** The colours of `drl` or `yaml`; none for any other text. */
export function colours(language) {
  return languages[language] ?? [];
}

const piece = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:[^"\\\n]|\\.)*("|$|(?=\n))|\$?[A-Za-z_]\w*|[():,.]|==|!=|[^\s\w]/g;

/**
 * Where in the rules the end of a text is: `section` is empty, `rule`, `when` or `then`; `fact` the pattern around it, or
 * empty; `bound` the rule's variables with what they are, `{fact}` or `{fact, property}`; `last` the pieces just before it;
 * `quoted` and `comment` whether it is within a text or a comment.
 */
export function place(text) {
  const found = { section: "", fact: "", bound: new Map(), last: [], quoted: false, comment: false };
  const open = [];
  let waiting = "";
  for (const match of text.matchAll(piece)) {
    const word = match[0];
    const atEnd = match.index + word.length === text.length;
    if (word.startsWith("//") || word.startsWith("/*")) {
      found.comment = atEnd && !(word.startsWith("/*") && word.endsWith("*/"));
      continue;
    }
    found.quoted = word.startsWith('"') && (word.length === 1 || !word.endsWith('"'));
    const before = found.last.at(-1);
    if (["rule", "when", "then", "end"].includes(word)) {
      found.section = word === "end" ? "" : word;
      if (word === "rule") {
        found.bound.clear();
      }
      open.length = 0;
      waiting = "";
    } else if (word === "(") {
      open.push(/^[A-Z]/.test(before ?? "") ? before : "");
      if (waiting && open.at(-1)) {
        found.bound.set(waiting, { fact: open.at(-1) });
        waiting = "";
      }
    } else if (word === ")") {
      open.pop();
    } else if (word === ":" && before?.startsWith("$")) {
      waiting = before;
    } else if (waiting && /^[a-z]/.test(word) && open.at(-1)) {
      found.bound.set(waiting, { fact: open.at(-1), property: word });
      waiting = "";
    }
    found.last.push(word);
    if (found.last.length > 8) {
      found.last.shift();
    }
  }
  found.fact = open.findLast((fact) => fact) ?? "";
  return found;
}
