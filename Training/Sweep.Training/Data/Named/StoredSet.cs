using System.Text.Encodings.Web;
using System.Text.Json;

namespace Sweep.Training.Data.Named;

/// <summary>Writes a set as JSON lines, which hold any text; readers see the whole file or none.</summary>
internal static class StoredSet
{
    private static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(LabelledTextSet set, string path)
    {
        var temporary = path + ".tmp";
        using (var file = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            for (var row = 0; row < set.Texts.Count; row++)
                WriteRow(file, set.Texts[row], set.Labels[row] == 1 ? set.PositiveLabel : set.NegativeLabel);
            file.Flush(flushToDisk: true);
        }

        File.Move(temporary, path, overwrite: true);
    }

    private static void WriteRow(FileStream file, string text, string label)
    {
        using (var json = new Utf8JsonWriter(file, Readable))
        {
            json.WriteStartObject();
            json.WriteString("text", text);
            json.WriteString("label", label);
            json.WriteEndObject();
        }

        file.WriteByte((byte)'\n');
    }
}
