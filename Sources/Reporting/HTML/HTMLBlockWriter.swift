internal import Basics

/// Writes blocks one after the other; pictures of a kind that follow each other stand side by side.
struct HTMLBlockWriter {
  private var parts: [String] = []
  /// Pictures of one kind that are still to be put together.
  private var pictures: [String] = []
  private var pictureKind: String?
  private var plots = 0

  mutating func write(_ block: Block) {
    let kind: String? =
      switch block {
      case .bars: "charts"
      case .plot: "plots"
      default: nil
      }
    if kind != pictureKind { closePictures() }
    let html = html(block)
    if html.isEmpty { return }
    pictureKind = kind
    if kind == nil { parts.append(html) } else { pictures.append(html) }
  }

  mutating func finished() -> String {
    closePictures()
    return parts.joined(separator: "\n")
  }

  private mutating func closePictures() {
    if pictures.count > 1 || pictureKind == "charts" {
      parts.append("<div class=\"\(pictureKind ?? "")\">\(pictures.joined())</div>")
    } else {
      parts += pictures
    }
    pictures = []
    pictureKind = nil
  }

  private mutating func html(_ block: Block) -> String {
    switch block {
    case .heading(let level, let text, let aside):
      let tag = "h\(min(6, max(1, level)))"
      let tail = aside.isEmpty ? "" : " <small>\(HTMLText.inline(aside))</small>"
      return "<\(tag)>\(HTMLText.inline(text))\(tail)</\(tag)>"
    case .paragraph(let text): return "<p>\(HTMLText.inline(text))</p>"
    case .list(let items, let ordered):
      let tag = ordered ? "ol" : "ul"
      return "<\(tag)>" + items.map { "<li>\(HTMLText.inline($0))</li>" }.joined() + "</\(tag)>"
    case .code(let code, let language): return self.code(code, language)
    case .table(let table): return HTMLTable(table).html
    case .bars(let chart): return HTMLBars(chart).html
    case .sparklines(let series): return series.map(sparkline).joined(separator: "\n")
    case .plot(let plot):
      plots += 1
      let caption =
        plot.title.isEmpty ? "" : "<figcaption>\(HTMLText.escaped(plot.title))</figcaption>"
      return "<figure class=\"plot\">\(caption)\(SVGPlot(plot).svg(number: plots))</figure>"
    case .bytes(let map):
      let lines = TerminalByteMap(map, width: 76).lines.map {
        ANSI.render($0, palette: .none, ascii: false)
      }
      return code(lines.joined(separator: "\n"), "text")
    case .quote(let text): return "<blockquote><p>\(HTMLText.inline(text))</p></blockquote>"
    case .callout(let kind, let text):
      return
        "<p class=\"callout \(kind.rawValue)\"><strong>\(kind.rawValue.capitalized)</strong> \(HTMLText.inline(text))</p>"
    case .diagnostic(let diagnostic): return code(diagnostic.description, "text")
    case .cell(let cell): return cell.blocks.map { html($0) }.joined(separator: "\n")
    case .rule: return "<hr>"
    }
  }

  /// Code can be scrolled sideways, by the keyboard too.
  private func code(_ code: String, _ language: String?) -> String {
    var code = code
    while code.last?.isNewline == true { code.removeLast() }
    let language = language ?? "text"
    let label = language == "text" ? "Text" : language.capitalized
    let inner = CodeHighlighter.tokens(of: code, language: language).map { token in
      let text = HTMLText.escaped(String(token.text))
      return token.kind == .plain ? text : "<span class=\"\(token.kind.rawValue)\">\(text)</span>"
    }.joined()
    let kind = language == "text" ? "output" : "code"
    return
      "<pre class=\"\(kind)\" tabindex=\"0\" role=\"region\" aria-label=\"\(HTMLText.escaped(label))\"><code>\(inner)</code></pre>"
  }

  /// A line without axes, as wide as a word or two.
  private func sparkline(_ line: Sparkline) -> String {
    let last = Double(max(1, line.values.count - 1))
    let top = line.values.filter(\.isFinite).max() ?? 1
    let places = line.values.enumerated().filter(\.element.isFinite).map { index, value in
      let height = top > 0 ? max(0, value / top) : 0
      return "\((Double(index) / last * 200).fixed(1)),\((22 - 20 * height).fixed(1))"
    }
    let label = HTMLText.escaped("\(line.label): \(line.range)")
    return
      "<p class=\"sparkline\">\(HTMLText.escaped(line.label)) <svg viewBox=\"0 0 200 24\" role=\"img\" aria-label=\"\(label)\"><polyline class=\"line series-1\" points=\"\(places.joined(separator: " "))\"/></svg> <span class=\"muted\">\(HTMLText.escaped(line.range))</span></p>"
  }
}

extension String {
  fileprivate var capitalized: String { prefix(1).uppercased() + dropFirst() }
}
