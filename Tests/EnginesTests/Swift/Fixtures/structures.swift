struct Pair {
  var x: Int
  var y: Bool
}
struct Wide {
  var a: Bool
  var b: Int
  var c: Bool
}
final class Node {
  var value: Int
  var next: Node?
  init(_ value: Int, _ next: Node? = nil) {
    self.value = value
    self.next = next
  }
}
final class Narrow {
  var a: Int8 = 1
  var b: Int8 = 2
}
class Base { var a = 1 }
final class Derived: Base { var b = 2 }
indirect enum Tree {
  case leaf
  case node(Tree, Int, Tree)
}
enum Shape {
  case point
  case circle(Double)
  indirect case pair(Shape, Shape)
}
protocol Speaks { var words: Int { get } }
struct Small: Speaks { var words: Int }
struct Large: Speaks {
  var words: Int
  var b = 0
  var c = 0
  var d = 0
}
final class Parent {
  var children: [Child] = []
}
final class Child {
  weak var parent: Parent?
}
struct Buffered {
  var storage: [UInt8]
  var name: String
}
func tree(_ depth: Int) -> Tree {
  depth == 0 ? .leaf : .node(tree(depth - 1), depth, tree(depth - 1))
}
func text(_ number: Int) -> String { "the number is \(number), in words" }
final class Pool { static let shared = [1, 2, 3] }

// == empty array
[Int]()

// == array of 1,000 Int
Array(0..<n)

// == array of 1,000 Int32
(0..<n).map { Int32($0) }

// == array grown by append
var a = [Int]()
for i in 0..<n { a.append(i) }
a

// == array with reserved room
var a = [Int]()
a.reserveCapacity(n)
for i in 0..<n { a.append(i) }
a

// == array of structures
(0..<n).map { Pair(x: $0, y: $0 % 2 == 0) }

// == array of padded structures
(0..<n).map { Wide(a: true, b: $0, c: false) }

// == array of Bool
[Bool](repeating: true, count: n)

// == array of tuples
(0..<n).map { ($0, Int8(truncatingIfNeeded: $0)) }

// == array of optionals
(0..<n).map { $0 % 3 == 0 ? nil : $0 }

// == array of arrays
(0..<100).map { [Int](repeating: $0, count: 10) }

// == large array, in whole pages
[UInt8](repeating: 7, count: 1_000_000)

// == contiguous array
ContiguousArray(0..<n)

// == slice that pins its array
Array(0..<n)[2..<5]

// == dictionary of 1,000 Int
Dictionary(uniqueKeysWithValues: (0..<n).map { ($0, $0) })

// == dictionary of texts
Dictionary(uniqueKeysWithValues: (0..<100).map { (text($0), $0) })

// == set of 1,000 Int
Set(0..<n)

// == small text
"fifteen bytes.." + String(n % 10)

// == long text
String(repeating: "abcdefghij", count: n)

// == array of small texts
(0..<n).map { String($0) }

// == array of long texts
(0..<100).map { text($0) }

// == substring that pins its text
String(repeating: "abcdefghij", count: n).prefix(3)

// == instance of a class
Node(1)

// == narrow instance
Narrow()

// == instance of a subclass
Derived() as Base

// == list of 100 nodes
(0..<100).reduce(nil as Node?) { Node($1, $0) }

// == indirect tree
tree(7)

// == enum with an indirect case
(0..<100).map { $0 % 2 == 0 ? Shape.circle(1) : .pair(.point, .circle(2)) }

// == existentials that fit in place
(0..<100).map { Small(words: $0) as any Speaks }

// == existentials that need a box
(0..<100).map { Large(words: $0) as any Speaks }

// == array of Any
(0..<100).map { $0 % 2 == 0 ? $0 as Any : text($0) as Any }

// == closure that captures
let captured = Array(0..<n)
let closure = { captured.count }
closure

// == weak references
let parent = Parent()
for _ in 0..<10 {
  let child = Child()
  child.parent = parent
  parent.children.append(child)
}
parent

// == structure that holds others
Buffered(storage: [UInt8](repeating: 1, count: 500), name: text(n))

// == lazy sequence
Array(0..<n).lazy.map { $0 * 2 }.filter { $0 % 3 == 0 }

// == aligned memory
(0..<10).map { _ in SIMD16<Double>(repeating: 1) }
