// Runs before the first paint: an explicit choice of light or dark. Without one the system decides (CSS).
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
} catch {
  // storage refused: the system decides
}
