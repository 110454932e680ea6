import ArgumentParser
import Plans

/// A verb that can name what a laboratory has.
protocol Verb: ParsableCommand {
  func run(in laboratory: Laboratory) throws
}
