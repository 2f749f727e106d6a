// The frame of every demo page: the theme switch. What a page shows is in its own script.

const themes = ["auto", "light", "dark"];
const button = document.querySelector("[data-theme-switch]");

function apply(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  if (button) button.textContent = `Theme: ${theme}`;
  for (const frame of document.querySelectorAll("iframe")) frame.contentWindow?.postMessage({ theme }, location.origin);
}

let theme = "auto";
try {
  theme = themes.includes(localStorage.getItem("theme")) ? localStorage.getItem("theme") : "auto";
} catch {
  // Blocked storage: the choice lasts as long as the page.
}
apply(theme);
button?.addEventListener("click", () => {
  theme = themes[(themes.indexOf(theme) + 1) % themes.length];
  try {
    localStorage.setItem("theme", theme);
  } catch {
    // As above.
  }
  apply(theme);
});

/** Fills `element` with `data` as readable JSON. */
export const showJson = (element, data) => {
  element.textContent = JSON.stringify(data, null, 2);
};

/** The element with this id. */
export const $ = (id) => document.getElementById(id);
