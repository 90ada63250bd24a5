namespace Sweep.Cli.Commands;

/// <summary>Writes a file under another name and gives it its own once it is whole.</summary>
internal static class WholeFile
{
    public static async Task WriteAsync(string path, Func<Stream, Task> write)
    {
        var part = path + ".part";
        await using (var stream = File.Create(part))
            await write(stream);
        File.Move(part, path, overwrite: true);
    }
}
