// Runs before the first paint: an explicit choice of light or dark, and of the language. Without one the system decides
// about the light (CSS), and the language is Romanian.
try {
  const theme = localStorage.getItem('theme')
  if (theme === 'light' || theme === 'dark') {
    document.documentElement.dataset.theme = theme
    for (const meta of document.querySelectorAll('meta[name=theme-color]'))
      meta.content = theme === 'dark' ? '#131210' : '#eceae5'
  }
  const language = localStorage.getItem('language')
  if (language === 'en') document.documentElement.lang = language
} catch {
  // storage refused: neither was chosen
}
