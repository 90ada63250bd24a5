using System.Diagnostics;
using System.Globalization;

namespace Sweep.Benchmarks.Orchestrate;

/// <summary>Optuna as Debian packages it (python3-optuna), searching at random over the same two parameters.</summary>
/// <param name="name">What the figures call it.</param>
/// <param name="storage">Expression of its storage; FOLDER is an empty folder.</param>
/// <param name="trials">So many that it runs for a few seconds.</param>
internal sealed class OptunaPeer(string name, string storage, int trials)
{
    private const string Python = "/usr/bin/python3";

    private const string Script =
        """
        import time, optuna
        optuna.logging.set_verbosity(optuna.logging.ERROR)
        def objective(trial):
            trial.suggest_float("learning_rate", 1e-5, 1e-1, log=True)
            trial.suggest_float("dropout", 0, 0.5)
            for epoch in range(1, REPORTS + 1):
                trial.report(1 / epoch, epoch)
            return 0.5
        study = optuna.create_study(storage=STORAGE, sampler=optuna.samplers.RandomSampler(seed=1))
        begun = time.perf_counter()
        study.optimize(objective, n_trials=TRIALS)
        print(TRIALS / (time.perf_counter() - begun))
        """;

    public static OptunaPeer InMemory { get; } = new("Optuna, in memory", "None", 2000);

    public static OptunaPeer Sqlite { get; } = new("Optuna, SQLite", "'sqlite:///FOLDER/study.db'", 50);

    /// <summary>Why there is none, or null.</summary>
    public static string? Missing { get; } = Run("import optuna") is null ? "Optuna is not installed (python3-optuna)" : null;

    public string Name => name;

    public double TrialsPerSecond(int reports)
    {
        var folder = Directory.CreateTempSubdirectory("sweep-optuna-");
        try
        {
            var answer = Run(Script
                .Replace("STORAGE", storage, StringComparison.Ordinal)
                .Replace("FOLDER", folder.FullName, StringComparison.Ordinal)
                .Replace("REPORTS", reports.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                .Replace("TRIALS", trials.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
            return double.Parse(answer ?? throw new InvalidOperationException("Optuna failed."), CultureInfo.InvariantCulture);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <returns>What the script printed; null if it failed or there is no Python.</returns>
    private static string? Run(string script)
    {
        if (!File.Exists(Python))
            return null;
        using var process = Process.Start(new ProcessStartInfo(Python, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : null;
    }
}
