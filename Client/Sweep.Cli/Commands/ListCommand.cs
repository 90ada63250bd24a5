using System.CommandLine;
using Spectre.Console;
using Sweep.Cli.Output;

namespace Sweep.Cli.Commands;

internal static class ListCommand
{
    public static Command Create(CommandHost host)
    {
        var command = new Command("list", "List the studies in the store, newest first");
        command.SetAction(host.Connected(async (session, connection, _, _) =>
        {
            var studies = await connection.Client.ListStudiesAsync();
            if (session.Json)
            {
                JsonOutput.Write(session.Out, studies);
                return ExitCode.Done;
            }

            if (studies.Count == 0)
            {
                session.Notes.WriteLine("There are no studies yet; 'sweep run exercises' makes one.");
                return ExitCode.Done;
            }

            var table = Tables.Create("ID", "State", "Created", "Data", "Trials");
            foreach (var study in studies)
                table.AddTextRow(study.Id, Words.Name(study.State), Words.Time(study.CreatedAt), study.Dataset, Words.Counts(study.Trials));
            session.Page.Write(table);
            foreach (var study in studies.Where(study => study.Unusable is not null))
                session.Notes.WriteLine($"{study.Id}: {study.Unusable}");
            return ExitCode.Done;
        }));
        return command;
    }
}
