(function (words, x, y) {
  "use strict";
  // Without `words`, return the text of the block at a point of the window; with them, bring the block that has them
  // into view. Letters and figures alone are compared: marks, quotes and blanks are written
  // otherwise in the text than on the page.
  const blocks = "p, h1, h2, h3, h4, h5, h6, li, td, th, dt, dd, figcaption, pre";
  const bare = text => text.replace(/[^\p{L}\p{N}]/gu, "");
  if (!words) {
    const at = document.elementFromPoint(x, y);
    const block = at && at.closest(blocks);
    return block ? bare(block.textContent).slice(0, 60) : "";
  }
  for (const block of document.querySelectorAll(blocks))
    if (!block.querySelector(blocks) && bare(block.textContent).includes(words)) {
      block.scrollIntoView({ block: "nearest" });
      return words;
    }
  return "";
})
