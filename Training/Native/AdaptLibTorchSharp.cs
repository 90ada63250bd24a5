using System;
using System.IO;
using System.Linq;
using System.Text;
using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

/// <summary>
/// Copies libLibTorchSharp.so so that it loads with a libstdc++ as old as GCC 12's and looks for libtorch in a folder of its
/// own. Compiled by MSBuild itself.
/// </summary>
/// <remarks>
/// The one symbol of version GLIBCXX_3.4.32 that the library imports is <c>std::ios_base_library_init()</c>, which only
/// sees to it that the standard streams are initialised. <c>std::ios_base::Init::Init()</c>, present since GCC 3.4, does
/// the same and ignores its argument. So three places change: the name in .dynstr (the new one is shorter), the
/// symbol's version in .gnu.version (that of GLIBCXX_3.4), and the entry of .gnu.version_r that asks for 3.4.32 (now
/// for 3.4.30). Layout: System V ABI, "Symbol Versioning" in the Linux Standard Base. A library that needs nothing of
/// the kind stays as it is in this; one that needs it in a way not foreseen here stops the build.
/// The run path, where the loader looks for what the library needs, is a text in .dynstr that .dynamic points to. The one it
/// comes with names folders of the machine it was built on; the new one is shorter and takes its place.
/// </remarks>
public sealed class AdaptLibTorchSharp : Task
{
    private const string NewName = "_ZSt21ios_base_library_initv", OldName = "_ZNSt8ios_base4InitC1Ev";
    private const string NewVersion = "GLIBCXX_3.4.32", OldVersion = "GLIBCXX_3.4.30", FirstVersion = "GLIBCXX_3.4";
    private const uint DynamicEntries = 6, DynamicSymbols = 11, VersionSymbols = 0x6fffffff, VersionNeeds = 0x6ffffffe;

    private const ulong RunPathTag = 29;

    private byte[] image = new byte[0];

    [Required] public string Source { get; set; } = "";

    [Required] public string Destination { get; set; } = "";

    /// <summary>Where the library is to look for what it needs, such as <c>$ORIGIN/libtorch</c>.</summary>
    [Required] public string RunPath { get; set; } = "";

    public override bool Execute()
    {
        try
        {
            image = File.ReadAllBytes(Source);
            CheckFormat();
            UseOlderLibstdcxx();
            SetRunPath();
            // An output that is up to date stays so.
            if (File.Exists(Destination) && File.ReadAllBytes(Destination).SequenceEqual(image))
                return true;
            Directory.CreateDirectory(Path.GetDirectoryName(Destination)!);
            File.WriteAllBytes(Destination, image);
            return true;
        }
        catch (Exception e) when (e is InvalidDataException || e is IOException || e is UnauthorizedAccessException)
        {
            Log.LogError("{0} could not be adapted: {1}", Source, e.Message);
            return false;
        }
    }

    private void CheckFormat()
    {
        if (image.Length < 64 || image[0] != 0x7f || image[1] != 'E' || image[2] != 'L' || image[3] != 'F' || image[4] != 2 || image[5] != 1)
            throw new InvalidDataException("it is no 64-bit little-endian ELF file.");
    }

    private void UseOlderLibstdcxx()
    {
        var symbols = Section(DynamicSymbols);
        var needs = Section(VersionNeeds);
        var versions = Section(VersionSymbols);
        // A section's link is the index of the strings its names are in.
        var strings = SectionAt(symbols.Link);

        var wanted = Need(needs, strings, NewVersion);
        if (wanted == null)
            return;
        var old = Need(needs, strings, OldVersion) ?? throw new InvalidDataException($"it asks for {NewVersion} but not for {OldVersion}.");
        var first = Need(needs, strings, FirstVersion) ?? throw new InvalidDataException($"it asks for {NewVersion} but not for {FirstVersion}.");

        var users = 0;
        for (var index = 0; index < symbols.Size / 24; index++)
        {
            var version = versions.Offset + 2 * index;
            if (U16(version) != wanted.Value.Index)
                continue;
            var name = strings.Offset + (int)U32(symbols.Offset + 24 * index);
            if (Text(name) != NewName || ++users > 1)
                throw new InvalidDataException($"{Text(name)} needs {NewVersion} too.");
            Encoding.ASCII.GetBytes(OldName.PadRight(NewName.Length, '\0')).CopyTo(image, name);
            BitConverter.GetBytes((ushort)first.Index).CopyTo(image, version);
        }

        if (users == 0)
            throw new InvalidDataException($"nothing in it needs {NewVersion}, though it asks for it.");
        BitConverter.GetBytes(U32(old.Entry)).CopyTo(image, wanted.Value.Entry);
        BitConverter.GetBytes(U32(old.Entry + 8)).CopyTo(image, wanted.Value.Entry + 8);
    }

    private void SetRunPath()
    {
        var dynamic = Section(DynamicEntries);
        var symbols = Section(DynamicSymbols);
        var strings = SectionAt(dynamic.Link);
        var entry = Enumerable.Range(0, (int)(dynamic.Size / 16)).Select(index => dynamic.Offset + 16 * index).FirstOrDefault(at => U64(at) == RunPathTag);
        if (entry == 0)
            throw new InvalidDataException("it has no run path.");

        var name = (int)U64(entry + 8);
        var old = Text(strings.Offset + name);
        if (RunPath.Length > old.Length)
            throw new InvalidDataException($"its run path '{old}' is too short for '{RunPath}'.");
        // Names may share their ends.
        if (Enumerable.Range(0, (int)(symbols.Size / 24)).Any(index => U32(symbols.Offset + 24 * index) is var at && at >= name && at < name + old.Length))
            throw new InvalidDataException($"its run path '{old}' ends in the name of a symbol.");
        Encoding.ASCII.GetBytes(RunPath.PadRight(old.Length, '\0')).CopyTo(image, strings.Offset + name);
    }

    /// <summary>The entry (vernaux) that asks for a version, and the index symbols refer to it by; null if there is none.</summary>
    private (int Entry, int Index)? Need((int Offset, long Size, int Link) needs, (int Offset, long Size, int Link) strings, string version)
    {
        for (var need = needs.Offset; ; need += (int)U32(need + 12))
        {
            var entry = need + (int)U32(need + 8);
            for (var left = U16(need + 2); left > 0; left--, entry += (int)U32(entry + 12))
            {
                if (Text(strings.Offset + (int)U32(entry + 8)) == version)
                    return (entry, U16(entry + 6));
            }

            if (U32(need + 12) == 0)
                return null;
        }
    }

    private (int Offset, long Size, int Link) Section(uint type)
    {
        for (var index = 0; index < U16(60); index++)
        {
            if (U32(Header(index) + 4) == type)
                return SectionAt(index);
        }

        throw new InvalidDataException($"it has no section of type 0x{type:x}.");
    }

    private (int Offset, long Size, int Link) SectionAt(int index) =>
        ((int)U64(Header(index) + 24), (long)U64(Header(index) + 32), (int)U32(Header(index) + 40));

    private int Header(int index) => (int)U64(40) + index * U16(58);

    private string Text(int offset)
    {
        var end = Array.IndexOf(image, (byte)0, offset);
        return Encoding.ASCII.GetString(image, offset, end - offset);
    }

    private ushort U16(int offset) => BitConverter.ToUInt16(image, offset);

    private uint U32(int offset) => BitConverter.ToUInt32(image, offset);

    private ulong U64(int offset) => BitConverter.ToUInt64(image, offset);
}
