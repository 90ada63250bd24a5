namespace Sweep.Formats.Answers;

/// <summary>
/// Answers for a terminal of 100 columns: names too long for their column stand above their numbers, texts are cut, and columns
/// that do not fit are left to the other formats.
/// </summary>
internal static class TextAnswers
{
    private const string Gap = "  ";

    /// <summary>Columns that a name or a text has at the least.</summary>
    private const int Least = 12;

    public static void Write(AnswersSheet sheet, TextWriter output)
    {
        Paragraph(sheet.Title, output);
        foreach (var section in sheet.Sections.Where(section => !section.IsDetail))
        {
            output.WriteLine();
            Paragraph(section.Title, output);
            Table(section, output);
            Paragraph(section.Note, output);
        }

        output.WriteLine();
        foreach (var note in sheet.Notes)
            Paragraph(note, output);
    }

    private static void Table(AnswersSection section, TextWriter output)
    {
        var widths = Widths(section);
        var stacks = section.Columns[0].Kind is AnswersColumnKind.Name && section.Rows.Any(row => row[0].Length > widths[0]);
        output.WriteLine(Line(section, widths, [.. section.Columns.Select(column => column.Head)]));
        output.WriteLine(new string('─', widths.Sum() + Gap.Length * (widths.Length - 1)));
        foreach (var row in section.Rows)
        {
            if (stacks)
                Paragraph(row[0], output);
            output.WriteLine(Line(section, widths, stacks ? ["", .. row.Skip(1)] : row));
        }
    }

    /// <summary>A width for each column that fits: the first name, or the text, has what the others leave.</summary>
    private static int[] Widths(AnswersSection section)
    {
        int[] natural =
        [
            .. from column in section.Columns.Index()
               select section.Rows.Select(row => row[column.Index].Length).Append(column.Item.Head.Length).Max(),
        ];
        var text = section.Columns.ToList().FindIndex(column => column.Kind is AnswersColumnKind.Prose);
        var elastic = Math.Max(0, text);
        var columns = natural.Length;
        while (columns > elastic + 1 && Taken(columns) + Math.Min(Least, natural[elastic]) > WrappedText.Width)
            columns--;
        natural[elastic] = Math.Min(natural[elastic], WrappedText.Width - Taken(columns));
        return natural[..columns];

        int Taken(int count) => natural.Take(count).Where((_, index) => index != elastic).Sum() + Gap.Length * (count - 1);
    }

    private static string Line(AnswersSection section, int[] widths, IReadOnlyList<string> cells)
    {
        return string.Join(Gap, widths.Select(Cell)).TrimEnd();

        string Cell(int width, int column) => section.Columns[column].Kind is AnswersColumnKind.Number
            ? cells[column].PadLeft(width)
            : Cut(cells[column], width).PadRight(width);
    }

    private static string Cut(string cell, int width)
    {
        if (cell.Length <= width)
            return cell;
        // Not between the halves of one letter.
        var end = char.IsHighSurrogate(cell[width - 2]) ? width - 2 : width - 1;
        return $"{cell[..end]}…";
    }

    private static void Paragraph(string sentences, TextWriter output)
    {
        if (sentences.Length == 0)
            return;
        foreach (var line in WrappedText.Lines(sentences))
            output.WriteLine(line);
    }
}
