// Sets the chosen light or dark before the first paint, so that nothing flashes. The switch is in frame.js.
try {
  const theme = localStorage.getItem("theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Blocked storage: the device's setting.
}
