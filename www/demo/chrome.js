// The frame of every demo page: the switch between light and dark. What a page shows is in its own script.

const themes = ["auto", "light", "dark"];
const button = document.querySelector("[data-theme-switch]");

function apply(theme) {
  if (theme === "auto") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  if (button) button.textContent = `Theme: ${theme}`;
  for (const frame of document.querySelectorAll("iframe")) frame.contentWindow?.postMessage({ theme }, location.origin);
}

// What was chosen before, theme.js has set already.
let theme = document.documentElement.dataset.theme ?? "auto";
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
