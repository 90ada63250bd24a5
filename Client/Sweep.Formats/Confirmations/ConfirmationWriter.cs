using System.Globalization;
using Sweep.Contracts.Results;
using Sweep.Formats.Resources;

namespace Sweep.Formats.Confirmations;

/// <summary>Writes confirmations for people.</summary>
public static class ConfirmationWriter
{
    /// <param name="table">The confirmation.</param>
    /// <param name="format">How to write it.</param>
    /// <param name="output">Where to.</param>
    /// <param name="language">Language of words and numbers.</param>
    public static void Write(
        ConfirmationTable table, ConfirmationFormat format, TextWriter output, CultureInfo language)
    {
        var words = new ConfirmationWords(table, new Text(language));
        if (format is ConfirmationFormat.Markdown)
            MarkdownConfirmation.Write(words, output);
        else
            TextConfirmation.Write(words, output);
    }
}
