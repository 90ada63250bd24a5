using System.Text.RegularExpressions;

namespace Sweep.Contracts.Specs.Reading;

/// <summary>Reads what a sweep's table is to answer: a text, or one text for each language.</summary>
internal static partial class QuestionReader
{
    private const string Expected = "a text, or a mapping of languages such as {en: Does depth help?, es: ¿Ayuda la profundidad?}";

    public static IReadOnlyDictionary<string, string> Read(SpecFields fields)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        if (fields.Find("question")?.Value is not SpecMapping mapping)
        {
            if (fields.Text("question", Expected) is { } one)
                texts[""] = one;
            return texts;
        }

        var languages = fields.Fields("question", Expected)!;
        if (mapping.Entries.Count == 0)
            fields.Error(mapping.Place, $"question is {Expected}, not an empty mapping.");
        foreach (var entry in mapping.Entries)
        {
            if (!Language().IsMatch(entry.Key))
                languages.Error(entry.Place, $"'{entry.Key}' is no language; write its code of two letters, such as en or es.");
            else if (languages.Text(entry.Key, "a text") is { } text)
                texts[entry.Key] = text;
        }

        return texts;
    }

    [GeneratedRegex(@"^[a-z]{2}\z")]
    private static partial Regex Language();
}
