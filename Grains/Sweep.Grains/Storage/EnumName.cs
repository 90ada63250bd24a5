using Sweep.Contracts.Specs;

namespace Sweep.Grains.Storage;

/// <summary>States as the store writes them: by name, so that reordering an enum changes no stored row.</summary>
internal static class EnumName
{
    public static string Of<TEnum>(TEnum value) where TEnum : struct, Enum => Names<TEnum>.ByValue[value];

    /// <exception cref="FormatException">No member has the name.</exception>
    public static TEnum Parse<TEnum>(string name) where TEnum : struct, Enum =>
        Find<TEnum>(name) ?? throw new FormatException($"'{name}' is no {typeof(TEnum).Name}.");

    /// <summary>The member of that name; null if there is none.</summary>
    public static TEnum? Find<TEnum>(string name) where TEnum : struct, Enum =>
        Names<TEnum>.ByName.TryGetValue(name, out var value) ? value : null;

    private static class Names<TEnum> where TEnum : struct, Enum
    {
        public static readonly Dictionary<TEnum, string> ByValue = Enum.GetValues<TEnum>().ToDictionary(v => v, HyperparameterSchema.NameOf);
        public static readonly Dictionary<string, TEnum> ByName = ByValue.ToDictionary(p => p.Value, p => p.Key, StringComparer.Ordinal);
    }
}
