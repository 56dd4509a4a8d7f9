[assembly: AssemblyFixture(typeof(Fashu.Harness.Shared))]
