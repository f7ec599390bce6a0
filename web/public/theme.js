// Before the first paint, so that a chosen theme does not flash. A file of its own, so that no inline script needs allowing.
try {
  const theme = localStorage.getItem("teei.theme")
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme
} catch {
  // Storage may be closed to us; the system's theme applies then.
}
