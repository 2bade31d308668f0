// What was typed and not yet saved, kept in this browser under a key until the server has it.
const prefix = "traider-unsaved:";

/** What is kept, `{text, base, at}`, or null; `base` is the revision it was typed on, `at` milliseconds since 1970. */
export function kept(key) {
  try {
    return JSON.parse(localStorage.getItem(prefix + key));
  } catch {
    return null;
  }
}

/** Keeps a text; false where the browser does not. */
export function keep(key, text, base) {
  try {
    localStorage.setItem(prefix + key, JSON.stringify({ text, base, at: Date.now() }));
    return true;
  } catch {
    return false;
  }
}

export function forget(key) {
  try {
    localStorage.removeItem(prefix + key);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
