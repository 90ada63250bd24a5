using System.Globalization;
using System.Text.Json;
using Sweep.Contracts.Results;
using Sweep.Formats.Json;

namespace Sweep.Formats.Answers;

/// <summary>Writes what models answered to their validation texts.</summary>
public static class AnswersWriter
{
    /// <param name="answers">The sweeps' answers, in order.</param>
    /// <param name="format">How to write them.</param>
    /// <param name="output">Where to.</param>
    /// <param name="language">Language of words and numbers, where the format is for people.</param>
    public static void Write(IReadOnlyList<SweepAnswers> answers, AnswersFormat format, TextWriter output, CultureInfo language)
    {
        switch (format)
        {
            case AnswersFormat.Json:
                output.WriteLine(JsonSerializer.Serialize(answers, ResultJson.Options(indented: true)));
                break;
            case AnswersFormat.Csv:
                CsvAnswers.Write(answers, output);
                break;
            default:
                foreach (var sweep in answers)
                    TextAnswers.Write(AnswersSheet.Of(sweep, language), output);
                break;
        }
    }
}
