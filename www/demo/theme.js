// Before the first paint, so that nothing flashes: the light or dark that was chosen here, if one was. The switch is in frame.js.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Blocked storage: the device's own.
}
