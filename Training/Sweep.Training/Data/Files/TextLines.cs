namespace Sweep.Training.Data.Files;

/// <summary>
/// Splits text at LF or CR LF, and nowhere else: sentences may hold U+0085 and its like, which string readers of other
/// libraries take for line ends.
/// </summary>
internal static class TextLines
{
    /// <summary>Lines that are not blank, with their numbers from 1.</summary>
    public static IEnumerable<(int Number, string Text)> NotBlank(string content)
    {
        var number = 0;
        for (var start = 0; start < content.Length;)
        {
            number++;
            var end = content.IndexOf('\n', start);
            if (end < 0)
                end = content.Length;
            var text = content[start..(end > start && content[end - 1] == '\r' ? end - 1 : end)];
            if (text.Length > 0)
                yield return (number, text);
            start = end + 1;
        }
    }
}
