// The browser side of the console: plain elements, each in its own file, and the keys and notices of every page.
import "./time.js";
import "./progress.js";
import "./table.js";
import "./ladder.js";
import "./chart.js";
import "./draft.js";
import "./shell.js";
