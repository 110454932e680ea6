import DelimitedText

extension DelimitedRecords {
  /// The next record of a training log; `nil` at the end.
  ///
  /// - Parameter file: its name, for messages
  mutating func next(of file: String) throws(TrainingLogError) -> Record? {
    do throws(DelimitedTextError) {
      return try next()
    } catch {
      throw .malformed(file: file, line: error.line, reason: error.reason)
    }
  }
}
