// Runs before the first paint: an explicit choice of light or dark. Without one the system decides (CSS).
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name=theme-color]'))
      meta.content = theme === 'dark' ? '#131210' : '#eceae5'
  }
} catch {
  // storage refused: the system decides
}
