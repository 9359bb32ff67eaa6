import Lessons
import Testing

/// A small complete lesson, and ways to change it.
enum Sample {
  static let lesson = """
    ---
    id: points
    title: Leaner points
    track: values
    minutes: 5
    introduces: [slots]
    swift: none, because this is a test
    ---

    # Leaner points

    Each object carries a place for attributes it never gets. That place is paid for each time.

    ## Predict: how much lighter?

    ```python setup
    class Plain:
        pass
    ```

    ```python naive
    [Plain() for _ in range(n)]
    ```

    ```python optimized
    [None for _ in range(n)]
    ```

    ```python use
    len(it)
    ```

    ```yaml experiment
    id: points
    n: 1_000_000
    quick: 10_000
    large: 10_000_000
    seconds: 120
    predict:
      ledger: kept
      question: How many times less?
    expect:
      - {ledger: kept, is: smaller, at-least: 1.5, since: 3.10}
      - {ledger: build, is: faster}
    claims:
      - {id: D4, ledger: kept, is: smaller, at-least: 1.7}
    ```

    ## Measure

    {{points.table}}

    It is **{{points.kept.verdict}}**, {{points.naive.kept.each}} each at *n* = {{points.n}}.

    ## Claim

    > “46.7% memory reduction” (D4)

    On {{engine}} this {{D4.verdict}}.

    ```python fact D7
    1 + 1 == 2
    ```

    ## Exercise: smaller

    ```python setup
    data = [seed] * n
    ```

    ```python naive
    list(data)
    ```

    ```python use
    sum(it)
    ```

    ```yaml exercise
    id: smaller
    task: Keep the numbers in half the room.
    ledger: kept
    at-most: 0.5
    at-least: 0.01
    n: [20_000, 10_000]
    seeds: 2
    ```

    <details>
    <summary>Hint 1</summary>

    Think of `array`.

    </details>

    <details>
    <summary>Solution</summary>

    ```python solution
    import array
    array.array("q", data)
    ```

    One block instead of many.

    </details>

    ## Remember

    - Fixed attributes cost less.
    - Not where attributes come and go.
    """

  /// The sample after some replacements, each of the first place; each must find its text.
  static func text(replacing changes: [(String, String)]) -> String {
    var text = lesson
    for (old, new) in changes {
      guard let range = text.firstRange(of: old) else {
        Issue.record("the sample has no \(old)")
        continue
      }
      text.replaceSubrange(range, with: new)
    }
    return text
  }

  /// The sample, parsed.
  static func parsed() -> ParsedLesson { LessonParser.parse(lesson, file: "points.md") }

  /// The claims that the sample judges.
  static let catalogue = ClaimsParser.parse(claims, file: "claims.yaml").catalogue

  static let claims = """
    version: 1
    sources:
      - {id: D, title: Patterns, author: Somebody}
    claims:
      - {id: D4, says: slots save memory, figures: ["≈46.7%"], lesson: points}
      - {id: D7, says: no new attributes, lesson: points}
    """
}
