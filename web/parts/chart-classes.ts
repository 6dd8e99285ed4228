/**
 * A chart whose colours are classes in place of styles in its elements, which the content security policy of the page forbids. The
 * build writes the rules of the classes (`colourRules` in build-page.ts). Texts have no quotation marks of their own: they are escaped.
 */
export function withColourClasses(svg: string): string {
  return svg.replace(/ style="([^"]*)"/g, (_whole, declarations: string) => {
    const classes = declarations.split(";").map((declaration) => {
      const [, property, colour] = /^(fill|stroke):(?:var\(--chart-([a-z0-9-]+)[^)]*\)|none)$/.exec(declaration) ?? [];
      return property === undefined ? "" : chartClass(property, colour ?? "none");
    });
    return ` class="${classes.join(" ")}"`;
  });
}

/** @param colour the name of its variable without what all begin with */
export function chartClass(property: string, colour: string): string {
  return `chart-${property}-${colour}`;
}
