package import Basics

/// Writes a document as a Jupyter notebook, nbformat 4.5.
///
/// Code of the session becomes cells that run again, in the order in which it ran; results become
/// cells that measure again with the standard library alone. Both carry what came of them then.
package struct NotebookRenderer: Sendable {
  /// Prepares writing.
  package init() {}

  /// The notebook as a JSON document.
  ///
  /// - Parameters:
  ///   - language: the version of Python that the session used, where it used one.
  ///   - record: the machine's part, kept in the notebook's metadata.
  package func render(
    _ document: Document, pythonVersion: String?, record: JSONValue
  ) -> JSONValue {
    var cells = NotebookCells()
    let measures = document.blocks.contains { block in
      if case .cell(let cell) = block { cell.role == .measuring && cell.isPython } else { false }
    }
    for (index, block) in document.blocks.enumerated() {
      cells.add(block)
      // Below the title and what it says of the session.
      if index == min(1, document.blocks.count - 1), measures { cells.addTools() }
    }
    var language: [String: JSONValue] = ["name": "python"]
    if let pythonVersion { language["version"] = .string(pythonVersion) }
    return [
      "nbformat": 4, "nbformat_minor": 5,
      "metadata": [
        "kernelspec": ["name": "python3", "display_name": "Python 3", "language": "python"],
        "language_info": .object(language),
        "heft": record,
      ],
      "cells": .array(cells.finished()),
    ]
  }
}

extension Cell {
  /// Whether a notebook's kernel can run it.
  var isPython: Bool { language == "python" }
}
