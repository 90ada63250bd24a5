using Sweep.Silo.Hosting;

return await SiloProgram.RunAsync(args);
