namespace Sweep.Formats.Export;

/// <summary>Writes files that are whole or not there: under another name first, which is removed on failure.</summary>
public static class WholeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var part = path + ".part";
        try
        {
            await using (var stream = File.Create(part))
                await write(stream);
            File.Move(part, path, overwrite: true);
        }
        finally
        {
            File.Delete(part);
        }
    }
}
