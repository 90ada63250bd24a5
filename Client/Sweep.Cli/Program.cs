using Sweep.Cli.Commands;

return await SweepCommand.InvokeAsync(args);
