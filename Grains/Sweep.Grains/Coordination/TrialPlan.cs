using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Sweep.Contracts.Randomness;
using Sweep.Contracts.Results;
using Sweep.Contracts.Specs;
using Sweep.Contracts.Training;
using Sweep.Grains.Search;

namespace Sweep.Grains.Coordination;

/// <summary>
/// The trials of a study: every sweep's baseline and configurations, each once however many sweeps want it, times the
/// seeds of the sweep that asks for most. A trial is one of the sweeps that ask for its seed number. A function of the spec alone, so a coordinator that starts afresh numbers them as the last one did.
/// </summary>
internal static class TrialPlan
{
    /// <summary>Duplicates in a row after which a random search counts as exhausted.</summary>
    private const int Patience = 1000;

    /// <summary>The whole plan at once, for studies that are not large.</summary>
    public static IReadOnlyList<TrialRow> Create(string study, StudySpec spec) => [.. Merge(Enumerate(study, spec)).OrderBy(row => row.Id.Number)];

    /// <summary>
    /// The plan in pieces of up to so many rows. A trial that a later sweep wants too comes again then, as that sweep's.
    /// </summary>
    public static IEnumerable<IReadOnlyList<TrialRow>> InPieces(string study, StudySpec spec, int size) => Enumerate(study, spec).Chunk(size).Select(Merge);

    /// <summary>What the trial's current attempt trains, from the beginning.</summary>
    public static TrialWork WorkOf(StudyRow study, TrialRow trial) => new(
        trial.Id, trial.Attempt, trial.Hyperparameters, study.Spec.Dataset, study.Dataset.Fingerprint,
        SplitSeed(study.Spec, trial.SeedNumber), TrialSeed(study.Spec, trial))
    {
        TestSplit = study.Spec.TestSplit,
        Confirm = study.Spec.Confirms is not null,
        EndDecides = study.Spec.Sweeps.Any(sweep => sweep.Metric.Target is not null),
    };

    /// <summary>Seeds what all configurations of a seed number share: which rows are held out.</summary>
    public static long SplitSeed(StudySpec spec, int seedNumber) => SeedDerivation.Derive(spec.Seed, $"split\n{seedNumber}");

    /// <summary>
    /// Seeds a trial's weights, shuffles and dropout. The number of epochs is left out: a longer training passes through
    /// every shorter one.
    /// </summary>
    public static long TrialSeed(StudySpec spec, TrialRow trial) =>
        SeedDerivation.Derive(spec.Seed, $"trial\n{HyperparameterSchema.CanonicalKey(trial.Hyperparameters with { Epochs = 1 })}\n{trial.SeedNumber}");

    /// <summary>
    /// Stands for all that a trial's numbers follow from, apart from the engine and the kind of device: trials of equal
    /// fingerprints, of whatever study, come to the same model.
    /// </summary>
    public static UInt128 TwinFingerprint(StudyRow study, TrialRow trial) => Hash(string.Create(
        CultureInfo.InvariantCulture,
        $"{study.Dataset.Fingerprint}\n{study.Dataset.NegativeLabel}\n{study.Dataset.PositiveLabel}\n{study.Spec.Seed}\n{trial.SeedNumber}\n{HyperparameterSchema.CanonicalKey(trial.Hyperparameters)}{HeldOut(study.Spec)}{Tested(study.Spec)}"));

    /// <summary>Nothing without a test split, so that studies of earlier versions keep their fingerprints.</summary>
    private static string HeldOut(StudySpec spec) => spec.TestSplit == 0 ? "" : FormattableString.Invariant($"\ntest {spec.TestSplit}");

    /// <summary>Only a confirmation's trials know how their models do on the test set.</summary>
    private static string Tested(StudySpec spec) => spec.Confirms is null ? "" : "\nconfirm";

    private static IEnumerable<TrialRow> Enumerate(string study, StudySpec spec)
    {
        var known = new Dictionary<UInt128, int>();
        var numbering = new TrialNumbering(spec);
        for (var index = 0; index < spec.Sweeps.Count; index++)
        {
            foreach (var (configuration, fingerprint) in Configurations(spec, spec.Sweeps[index]))
            {
                if (!known.TryGetValue(fingerprint, out var place))
                    known.Add(fingerprint, place = known.Count);
                for (var seed = 0; seed < spec.SeedsOf(spec.Sweeps[index]); seed++)
                {
                    yield return new TrialRow
                    {
                        Id = new TrialId(study, numbering.Number(place, seed)),
                        Hyperparameters = configuration,
                        SeedNumber = spec.FirstSeed + seed,
                        Sweeps = 1L << index,
                    };
                }
            }
        }
    }

    private static IReadOnlyList<TrialRow> Merge(IEnumerable<TrialRow> rows)
    {
        var merged = new OrderedDictionary<int, TrialRow>();
        foreach (var row in rows)
            merged[row.Id.Number] = merged.TryGetValue(row.Id.Number, out var known) ? known with { Sweeps = known.Sweeps | row.Sweeps } : row;
        return [.. merged.Values];
    }

    private static IEnumerable<(Hyperparameters Configuration, UInt128 Fingerprint)> Configurations(StudySpec spec, SweepSpec sweep)
    {
        if (sweep.Baseline is { } baseline)
            yield return (baseline, Fingerprint(baseline));

        var sampler = Samplers.Create(spec, sweep);
        var seen = new HashSet<UInt128>();
        var duplicates = 0;
        for (long index = 0; index < (sampler.Count ?? long.MaxValue) && seen.Count < (sweep.RunCap ?? int.MaxValue) && duplicates < Patience; index++)
        {
            var configuration = sampler.Propose(index);
            var fingerprint = Fingerprint(configuration);
            if (seen.Add(fingerprint))
            {
                duplicates = 0;
                yield return (configuration, fingerprint);
            }
            else if (sampler.Count is null)
            {
                duplicates++;
            }
        }
    }

    /// <summary>Stands for the canonical configuration, whose text would take fifteen times the memory.</summary>
    public static UInt128 Fingerprint(Hyperparameters configuration) => Hash(HyperparameterSchema.CanonicalKey(configuration));

    private static UInt128 Hash(string text)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(text.AsSpan()), hash);
        return BinaryPrimitives.ReadUInt128LittleEndian(hash);
    }
}
