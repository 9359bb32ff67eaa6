/// The style sheet of a page: the colours of both grounds, then the rules.
enum HTMLStyle {
  static let sheet: String = {
    let rules = String(decoding: PackageResources.notes_css, as: UTF8.self)
    return """
      :root{\(variables(.light))}
      @media (prefers-color-scheme: dark){:root{\(variables(.dark))}}
      @media print{:root{\(variables(.light))}}
      \(series)
      \(rules)
      """
  }()

  private static func variables(_ colours: SeriesColours) -> String {
    let series = colours.series.enumerated().map { "--series-\($0 + 1):\($1);" }.joined()
    return "--ground:\(colours.ground);--grid:\(colours.grid);--muted:\(colours.ink);\(series)"
  }

  private static let series = SeriesColours.light.series.indices.map { index in
    let number = index + 1
    return
      ".series-\(number){stroke:var(--series-\(number))}.fill-\(number){fill:var(--series-\(number))}"
  }.joined(separator: "\n")
}
