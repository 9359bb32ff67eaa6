internal import Basics

/// Draws a plot's shapes with characters: a filled area in eighths of a cell, or in `#` where the
/// terminal has no more than ASCII; lines by a mark of their own where they were measured.
struct TerminalPlot {
  /// Rows between two numbers at the left.
  private static let rowsPerStep = 2
  /// A plot wider than this says no more.
  private static let widest = 110

  private let shapes: PlotShapes
  private let marks: Marks
  private let gutter: Int
  private let columns: Int
  private let rows: Int

  /// The characters to draw with.
  private struct Marks {
    var corner: Character, line: Character, tick: Character, wall: Character, notch: Character
    var pointer: Character
    /// From an empty cell to a full one.
    var fill: [Character]
    /// What was measured, one for each line.
    var points: [Character]
    /// A line between two points.
    var between: Character

    static let unicode = Marks(
      corner: "└", line: "─", tick: "┴", wall: "│", notch: "┤", pointer: "▼",
      fill: [" ", "▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
      points: ["●", "▲", "■", "◆", "○", "△", "□", "◇"], between: "·")
    static let ascii = Marks(
      corner: "+", line: "-", tick: "+", wall: "|", notch: "+", pointer: "v",
      fill: [" ", ".", "#"], points: ["o", "^", "x", "+", "*", "%", "@", "&"], between: ".")
  }

  init(_ plot: Plot, width: Int, unicode: Bool) {
    let width = min(width, Self.widest)
    shapes = PlotShapes(plot, xSteps: max(2, min(8, width / 14)), ySteps: width < 50 ? 3 : 4)
    marks = unicode ? .unicode : .ascii
    gutter = 2 + (shapes.yTicks.map(\.label.displayWidth).max() ?? 0)
    columns = max(8, width - gutter - 2)
    rows = (shapes.yTicks.count - 1) * Self.rowsPerStep
  }

  var lines: [StyledLine] {
    let head = shapes.title.isEmpty ? [] : [title]
    let pointer = shapes.mark.map { [.blank(gutter + 1) + self.pointer(to: $0)] } ?? []
    let body = shapes.isArea ? area : lineRows
    return head + legend + pointer + body + [axis, numbers]
  }

  private var title: StyledLine {
    let text = Text.strong(shapes.title).line
    let whole = String(text.cells.map(\.character))
    return .blank(2) + StyledLine(whole.truncated(columns: gutter + columns - 1), .strong)
  }

  /// The mark's words on a row of their own, above the column that they are about.
  private func pointer(to mark: Plot.Mark) -> StyledLine {
    let column = min(columns - 1, max(0, Int(mark.point.x * Double(columns))))
    let right = "\(marks.pointer) \(mark.label)"
    if column + right.displayWidth <= columns { return .blank(column) + StyledLine(right, .strong) }
    let left = "\(mark.label) \(marks.pointer)"
    return .blank(max(0, column + 1 - left.displayWidth)) + StyledLine(left, .strong)
  }

  /// Which mark is whose.
  private var legend: [StyledLine] {
    guard !shapes.isArea else { return [] }
    let names = shapes.lines.indices.map { index -> StyledLine in
      StyledLine(String(mark(index)), .code) + .blank(1) + Text(shapes.lines[index].label).line
    }
    let line = names.dropFirst().reduce(names.first ?? StyledLine()) { $0 + .blank(3) + $1 }
    return line.wrapped(to: gutter + columns - 1).map { .blank(2) + $0 }
  }

  private func mark(_ index: Int) -> Character { marks.points[index % marks.points.count] }

  /// The first line lies over the others, and what was measured over what is between.
  private var lineRows: [StyledLine] {
    var grid = [[Character]](
      repeating: [Character](repeating: " ", count: columns), count: rows)
    func put(_ character: Character, _ column: Int, _ height: Double) {
      grid[min(rows - 1, Int(((1 - height) * Double(rows)).rounded(.down)))][column] = character
    }
    for index in shapes.lines.indices {
      for (column, height) in shapes.heights(columns: columns, line: index).enumerated() {
        if let height { put(marks.between, column, height) }
      }
    }
    for index in shapes.lines.indices.reversed() {
      for point in shapes.lines[index].points {
        put(mark(index), min(columns - 1, Int(point.x * Double(columns))), point.y)
      }
    }
    return grid.indices.map { row in
      left(shapes.yTicks.first { rowOf($0) == row }?.label)
        + StyledLine(String(grid[row]), .code)
    }
  }

  private var area: [StyledLine] {
    let heights = shapes.heights(columns: columns)
    let parts = marks.fill.count - 1
    return (0..<rows).map { row in
      let label = shapes.yTicks.first { rowOf($0) == row }?.label
      let cells = heights.map { height -> Character in
        guard let height else { return " " }
        let filled = Int((height * Double(rows * parts)).rounded(.up)) - (rows - 1 - row) * parts
        return marks.fill[min(parts, max(0, filled))]
      }
      return left(label) + StyledLine(String(cells), .code)
    }
  }

  /// A number stands in the row whose upper edge is its value.
  private func rowOf(_ tick: PlotShapes.Tick) -> Int {
    rows - Int((tick.place * Double(rows)).rounded())
  }

  private func left(_ label: String?) -> StyledLine {
    StyledLine(label ?? "", .muted).padded(to: gutter, .right)
      + StyledLine(String(label == nil ? marks.wall : marks.notch), .muted)
  }

  private func column(of tick: PlotShapes.Tick) -> Int {
    min(columns - 1, Int((tick.place * Double(columns)).rounded()))
  }

  private var axis: StyledLine {
    var cells = [Character](repeating: marks.line, count: columns)
    for tick in shapes.xTicks.dropFirst() { cells[column(of: tick)] = marks.tick }
    let zero = shapes.yTicks.first?.label ?? ""
    return StyledLine(zero, .muted).padded(to: gutter, .right)
      + StyledLine(String(marks.corner) + String(cells), .muted)
  }

  /// The numbers below the axis, each centred under its tick where it does not touch another.
  private var numbers: StyledLine {
    var text = ""
    for tick in shapes.xTicks {
      let width = tick.label.displayWidth
      let start = min(gutter + 1 + column(of: tick) - width / 2, gutter + 1 + columns - width)
      let used = text.displayWidth
      guard start >= used + (text.isEmpty ? 0 : 1) else { continue }
      text += String(repeating: " ", count: start - used) + tick.label
    }
    return StyledLine(text, .muted)
  }
}
