import Basics
import Measuring
import Reporting
import Testing

/// What documents say is enough to draw the tables anew.
struct ReadingJSONTests {
  private func drawn(_ document: Document) -> String { MarkdownRenderer().render(document) }

  @Test(arguments: [
    Samples.generator, Samples.threeVariants, Samples.differing, Samples.unmeasured,
  ])
  func comparisonsAreReadAsTheyWere(_ comparison: Comparison) throws {
    var comparison = comparison
    comparison.variants[0].trace = MemoryTrace(seconds: [0, 0.5, 1], bytes: [0, 10, 5])
    let text = comparison.json.pretty()
    let read = try Comparison(json: JSONValue(parsing: text.utf8))
    #expect(read.json == comparison.json)
    #expect(drawn(Document(comparison: read)) == drawn(Document(comparison: comparison)))
  }

  /// The table follows from the raw samples: nothing that was computed is needed.
  @Test(arguments: [Samples.generator, Samples.threeVariants, Samples.differing])
  func theTableFollowsFromTheRawFigures(_ comparison: Comparison) throws {
    let text = comparison.json.line()
    let read = try Comparison(json: JSONValue(parsing: text.utf8))
    let results = read.variants.map { result in
      var result = result
      result.build = result.build.flatMap { Timing(samples: $0.samples) }
      result.use = result.use.flatMap { Timing(samples: $0.samples) }
      return result
    }
    let again = Comparison.judging(engine: read.engine, n: read.n, results: results)
    #expect(drawn(Document(comparison: again)) == drawn(Document(comparison: comparison)))
  }

  @Test(arguments: [Samples.list, Samples.name, Samples.nested, Samples.swiftArray])
  func sizingsAreReadAsTheyWere(_ sizing: Sizing) throws {
    let read = try Sizing(json: JSONValue(parsing: sizing.json.line().utf8))
    #expect(read == sizing)
    #expect(drawn(Document(sizing: read)) == drawn(Document(sizing: sizing)))
  }

  @Test func layoutsAreReadAsTheyWere() throws {
    let read = try ObjectLayout(json: JSONValue(parsing: Samples.layout.json.line().utf8))
    #expect(read == Samples.layout)
  }

  @Test func experimentsAreReadAsTheyWere() throws {
    let origin = SourceLocation(file: "heft[3]", line: 2, column: 5)
    let experiment = Experiment(
      setup: [Snippet("import json", origin: origin)],
      variants: [Samples.naive.variant, Samples.optimized.variant],
      use: Snippet("sum(it)", origin: origin), n: 10)
    #expect(try Experiment(json: JSONValue(parsing: experiment.json.line().utf8)) == experiment)
  }

  @Test func whatDoesNotFitSaysWhere() throws {
    var members = try #require(Samples.generator.json.object)
    members["variants"] = [["name": "naive"]]
    let mismatch = #expect(throws: JSONMembers.Mismatch.self) {
      try Comparison(json: .object(members))
    }
    #expect(mismatch?.description == "the document.variants[0].byType is no array")
  }
}
