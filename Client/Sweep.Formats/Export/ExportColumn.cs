namespace Sweep.Formats.Export;

/// <summary>One column of an export.</summary>
/// <param name="Name">Its name in every format.</param>
/// <param name="Type">string, long, double or bool: the type of its values where they are not null.</param>
/// <param name="Get">The value of a row.</param>
internal sealed record ExportColumn<T>(string Name, Type Type, Func<T, object?> Get)
{
    public bool IsJson { get; private init; }

    public static ExportColumn<T> Text(string name, Func<T, string?> get) => new(name, typeof(string), get);

    /// <summary>Text that is JSON, and stays so where the format is JSON.</summary>
    public static ExportColumn<T> Json(string name, Func<T, string?> get) =>
        new(name, typeof(string), get) { IsJson = true };

    public static ExportColumn<T> Integer(string name, Func<T, long?> get) => new(name, typeof(long), row => get(row));

    public static ExportColumn<T> Real(string name, Func<T, double?> get) => new(name, typeof(double), row => get(row));

    public static ExportColumn<T> Flag(string name, Func<T, bool?> get) => new(name, typeof(bool), row => get(row));
}
