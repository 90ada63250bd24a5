namespace Sweep.Formats;

/// <summary>Text for a terminal.</summary>
internal static class WrappedText
{
    /// <summary>Columns of a terminal.</summary>
    public const int Width = 100;

    /// <summary>Lines of up to so many letters, broken at spaces, and within words that are longer.</summary>
    public static IEnumerable<string> Lines(string text, int width = Width)
    {
        while (text.Length > width)
        {
            var space = text.LastIndexOf(' ', width);
            var end = space > 0 ? space : width;
            yield return text[..end];
            text = text[end..].TrimStart();
        }

        yield return text;
    }
}
