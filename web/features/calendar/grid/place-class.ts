/**
 * Styles as classes. The policy of the page refuses a style in a text that is parsed, and setting it element by element
 * takes as long as parsing all of them: what lies at the same place shares a rule of one sheet.
 */

const classes = new Map<string, string>()
let sheet: CSSStyleSheet | null = null

const ownSheet = (): CSSStyleSheet => {
  if (sheet) return sheet
  sheet = new CSSStyleSheet()
  document.adoptedStyleSheets.push(sheet)
  return sheet
}

/** The class with such a style, which wins over the classes of what an element is. */
export const placeClass = (style: string): string => {
  const known = classes.get(style)
  if (known) return known
  const name = `at-${classes.size}`
  const own = ownSheet()
  own.insertRule(`.${name}.${name}{${style}}`, own.cssRules.length)
  classes.set(style, name)
  return name
}
