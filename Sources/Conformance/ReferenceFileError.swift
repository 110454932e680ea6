import Foundation

/// A reference file that is not what its documentation says, with the place.
public struct ReferenceFileError: Error, CustomStringConvertible, Sendable {
  public let file: String
  /// Such as `cases[3].problem.a`; empty where it is the file.
  public let place: String
  public let message: String

  public var description: String {
    place.isEmpty ? "\(file): \(message)" : "\(file): \(place): \(message)"
  }

  init(file: String, place: String, message: String) {
    self.file = file
    self.place = place
    self.message = message
  }

  init(file: String, _ error: any Error, _ data: Data) {
    guard let error = error as? DecodingError else {
      self.init(file: file, place: "", message: "\(error)")
      return
    }
    switch error {
    case .keyNotFound(let key, let context):
      self.init(file: file, place: Self.place(context.codingPath + [key]), message: "is missing")
    case .typeMismatch(let type, let context):
      self.init(
        file: file, place: Self.place(context.codingPath),
        message: "expected \(Self.words(type)), found something else")
    case .valueNotFound(let type, let context):
      self.init(
        file: file, place: Self.place(context.codingPath),
        message: "expected \(Self.words(type)), found null")
    case .dataCorrupted(let context):
      self.init(
        file: file, place: Self.place(context.codingPath),
        message: Self.syntaxError(data) ?? context.debugDescription)
    @unknown default:
      self.init(file: file, place: "", message: "\(error)")
    }
  }

  private static func place(_ path: [any CodingKey]) -> String {
    path.reduce("") { text, key in
      if let index = key.intValue { return "\(text)[\(index)]" }
      return text.isEmpty ? key.stringValue : "\(text).\(key.stringValue)"
    }
  }

  /// What is wrong with the text as JSON, as far as the parser tells; `nil` if it is JSON.
  private static func syntaxError(_ data: Data) -> String? {
    do {
      _ = try JSONSerialization.jsonObject(with: data, options: .fragmentsAllowed)
      return nil
    } catch {
      let reason = (error as NSError).userInfo[NSDebugDescriptionErrorKey] as? String
      return "is no JSON" + (reason.map { ": \($0)" } ?? "")
    }
  }

  private static func words(_ type: Any.Type) -> String {
    switch type {
    case is Double.Type, is WholeNumber.Type: "a number"
    case is String.Type: "a text"
    default: "\(type)".hasPrefix("Array") ? "a list" : "an object"
    }
  }
}
