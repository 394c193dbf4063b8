(function (dark) {
  "use strict";
  // Show the page in its dark or its light scheme, whatever the system has. What a sheet asks of the system is answered
  // in the sheet as it was read, and on the screen alone: the text of the page, its export and its print stay the same.
  const query = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/g;
  const state = globalThis.scheme_state ??= { asked: new Map(), forced: new Map() };

  function answer_part(part) {
    const answers = [...part.matchAll(query)].map(found => (found[1] === "dark") === dark);
    if (!answers.length) return part.trim();
    if (answers.includes(false)) return "not all";
    const rest = part.replace(query, "").split(/\band\b/).map(words => words.trim()).filter(Boolean);
    return (rest.length && !rest[0].startsWith("(") ? rest : ["screen", ...rest]).join(" and ");
  }

  function answer(rules) {
    for (const rule of rules) {
      if (rule.media) {
        if (!state.asked.has(rule)) state.asked.set(rule, rule.media.mediaText);
        const asked = state.asked.get(rule);
        if (asked.includes("prefers-color-scheme")) rule.media.mediaText = asked.split(",").map(answer_part).join(", ");
      }
      if (rule.cssRules) answer(rule.cssRules);
    }
  }

  for (const sheet of document.styleSheets) {
    // One from elsewhere is never loaded, and not ours to read.
    if (sheet.href) continue;
    answer(sheet.cssRules);
    if (state.forced.has(sheet)) sheet.deleteRule([...sheet.cssRules].indexOf(state.forced.get(sheet)));
    const place = sheet.insertRule(
      `@media screen { :root { color-scheme: ${dark ? "dark" : "light"} !important } }`, sheet.cssRules.length);
    state.forced.set(sheet, sheet.cssRules[place]);
  }
  return true;
})
