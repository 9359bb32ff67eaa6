internal import Basics

/// Writes a document as one HTML file that needs nothing else: no script, no font, no picture from
/// elsewhere, and a content security policy that would refuse them.
///
/// All words go through ``HTMLText``, so that they stay words whatever they hold.
package struct HTMLRenderer: Sendable {
  /// Prepares writing.
  package init() {}

  /// The whole page, ended by a newline.
  ///
  /// - Parameters:
  ///   - title: what a browser shows as the page's name.
  ///   - generator: what wrote the page, with its version.
  package func page(_ document: Document, title: String, generator: String) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
    style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="generator" content="\(HTMLText.escaped(generator))">
    <link rel="icon" href="data:,">
    <title>\(HTMLText.escaped(title))</title>
    <style>
    \(HTMLStyle.sheet)</style>
    </head>
    <body>
    <main>
    \(body(document.flat))
    </main>
    </body>
    </html>

    """
  }

  /// The blocks alone, as elements without a style of their own.
  package func fragment(_ blocks: [Block]) -> String { body(Document(blocks).flat) }

  private func body(_ blocks: [Block]) -> String {
    var writer = HTMLBlockWriter()
    for block in blocks { writer.write(block) }
    return writer.finished()
  }
}
