/// The colours that tell the series of a picture apart, on a light and on a dark ground.
///
/// The hues are those of Okabe and Ito ("Color Universal Design", 2008), chosen to differ for people
/// who see fewer colours than most. Where a hue is too pale or too dark for its ground it is moved
/// in lightness until it has a contrast of 3 to it, which WCAG 2.1 asks of graphics (1.4.11). Every
/// series has its own dashes and its name beside it as well: no picture is read by colour alone.
package struct SeriesColours: Hashable, Sendable {
  /// What stands behind, as `#rrggbb`; so are all colours here.
  package var ground: String
  /// Axes and their numbers.
  package var ink: String
  package var grid: String
  /// One for each series; after the last they begin anew.
  package var series: [String]

  /// On white: blue, vermilion, green, purple, sky blue, and a brown for yellow.
  package static let light = SeriesColours(
    ground: "#ffffff", ink: "#57606a", grid: "#d8dee4",
    series: ["#0072b2", "#d55e00", "#00845f", "#b4548c", "#2a8ec4", "#8a6d00"])

  /// On nearly black: sky blue, orange, green, purple, vermilion, yellow.
  package static let dark = SeriesColours(
    ground: "#14181d", ink: "#a3adb8", grid: "#343c46",
    series: ["#56b4e9", "#e69f00", "#2fbf94", "#cc79a7", "#f07c2f", "#f0e442"])

  /// The lengths of dashes and of the gaps between them, in units of the picture; the first is whole.
  static let dashes = ["", "7 4", "2 3", "10 3 2 3", "4 2", "12 4"]
}
