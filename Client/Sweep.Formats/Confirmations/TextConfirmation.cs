namespace Sweep.Formats.Confirmations;

/// <summary>
/// A confirmation for a terminal: 100 columns, in which names of rows and sentences wrap. The metric at the best epoch
/// is left to the other formats, for want of room.
/// </summary>
internal static class TextConfirmation
{
    /// <summary>Columns that a row's name has at the least.</summary>
    private const int LeastLabel = 8;

    private const string Gap = "  ";

    public static void Write(ConfirmationWords words, TextWriter output)
    {
        var heads = words.Heads(bestEpoch: false);
        var cells = words.Table.Rows.Select(row => words.Cells(row, bestEpoch: false)).ToList();
        int[] widths =
        [
            .. heads.Select((head, column) => cells.Select(row => row[column].Length).Append(head.Length).Max()),
        ];
        var taken = widths.Sum() + Gap.Length * widths.Length;
        var labels = words.Table.Rows.Select(words.Label).ToList();
        var room = Math.Max(LeastLabel, WrappedText.Width - taken);
        // Names too long for their column stand on a line of their own, above the numbers.
        var stacked = labels.Exists(name => name.Length > room);
        var longest = stacked ? words.LabelHead.Length : labels.Append(words.LabelHead).Max(name => name.Length);
        var label = Math.Min(room, longest);

        Paragraph(words.Title);
        output.WriteLine();
        Row(words.LabelHead, heads);
        output.WriteLine(new string('─', label + taken));
        foreach (var (name, row) in labels.Zip(cells))
        {
            if (stacked)
                Paragraph(name);
            Row(stacked ? "" : name, row);
        }

        output.WriteLine();
        Paragraph(words.Legend);
        Paragraph(words.Conclusion);

        void Row(string name, IReadOnlyList<string> row)
        {
            var lines = WrappedText.Lines(name, label).ToList();
            var numbers = row.Select((cell, column) => column < row.Count - 1 ? cell.PadLeft(widths[column]) : cell);
            output.WriteLine($"{lines[0].PadRight(label)}{Gap}{string.Join(Gap, numbers)}".TrimEnd());
            foreach (var line in lines.Skip(1))
                output.WriteLine(line);
        }

        void Paragraph(string sentences)
        {
            foreach (var line in WrappedText.Lines(sentences))
                output.WriteLine(line);
        }
    }
}
