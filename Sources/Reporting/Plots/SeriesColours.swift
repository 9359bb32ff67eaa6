/// The colours that tell the series of a picture apart, on a light and on a dark ground.
///
/// The first two are of Okabe and Ito's ("Color Universal Design", 2008), chosen to differ for people
/// who see fewer colours than most; the others differ from them and each other in lightness as well,
/// because six hues do not stay apart for every eye. Each has a contrast of 3 to its ground, which WCAG
/// 2.1 asks of graphics (1.4.11). Every series has its own dashes and its name beside it besides: no
/// picture is read by colour alone.
package struct SeriesColours: Hashable, Sendable {
  /// What stands behind, as `#rrggbb`; so are all colours here.
  package var ground: String
  /// Axes and their numbers.
  package var ink: String
  package var grid: String
  /// One for each series; after the last they begin anew.
  package var series: [String]

  /// On white: blue, vermilion, plum, grey, dark green, brown.
  package static let light = SeriesColours(
    ground: "#ffffff", ink: "#57606a", grid: "#d8dee4",
    series: ["#0072b2", "#d55e00", "#5b1a47", "#8a919a", "#00533c", "#7a4a00"])

  /// On nearly black: sky blue, orange, cream, grey, brown, blue.
  package static let dark = SeriesColours(
    ground: "#14181d", ink: "#a3adb8", grid: "#343c46",
    series: ["#56b4e9", "#e69f00", "#f5efb0", "#7d848c", "#a8580a", "#0a74b8"])

  /// The lengths of dashes and of the gaps between them, in units of the picture; the first is whole.
  static let dashes = ["", "7 4", "2 3", "10 3 2 3", "4 2", "12 4"]
}
