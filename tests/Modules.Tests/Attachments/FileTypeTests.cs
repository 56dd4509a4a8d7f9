namespace Fashu.Attachments;

/// <summary>What a file is follows from its content; its name is made safe and never believed.</summary>
public class FileTypeTests
{
    [Fact]
    public void The_content_tells_the_type()
    {
        Assert.Equal([FileType.Jpeg, FileType.Png, FileType.Webp, FileType.Heic, FileType.Pdf, FileType.Wav, FileType.M4a, FileType.Mp4],
            new[] { FileSamples.Jpeg, FileSamples.Png, FileSamples.Webp, FileSamples.Heic, FileSamples.Pdf, FileSamples.Wav, FileSamples.M4a, FileSamples.Mp4 }.Select(f => FileType.Of(f)));
        Assert.Equal(FileType.Ogg, FileType.Of("OggS\0\u0002"u8));
        Assert.Equal(FileType.Amr, FileType.Of("#!AMR\n"u8));
        Assert.Equal(FileType.Aac, FileType.Of([0xFF, 0xF1, 0x50, 0x80]));
        Assert.Equal(FileType.Mp3, FileType.Of("ID3\u0004"u8));
        Assert.Equal(FileType.Mp3, FileType.Of([0xFF, 0xFB, 0x90, 0x64]));
        Assert.Equal(FileType.Mov, FileType.Of([0, 0, 0, 20, .. "ftypqt  \0\0\0\0"u8]));
        Assert.Equal(FileType.WebmSound, FileType.Of([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm....A_OPUS"u8]));
        Assert.Equal(FileType.Webm, FileType.Of([0x1A, 0x45, 0xDF, 0xA3, 0x9F, 0x42, 0x82, 0x84, .. "webm....V_VP9"u8]));
    }

    [Theory]
    [InlineData("MZ\u0090\0")]
    [InlineData("\u007fELF")]
    [InlineData("<html><script>alert(1)</script>")]
    [InlineData("<svg xmlns=\"http://www.w3.org/2000/svg\"/>")]
    [InlineData("#!/bin/sh\n")]
    [InlineData("GIF89a")]
    [InlineData("RIFF\0\0\0\0AVI LIST")]
    [InlineData("\u00ff\u00fb\0\0")]
    [InlineData("a")]
    public void Nothing_else_is_let_in(string head) => Assert.Null(FileType.Of(System.Text.Encoding.Latin1.GetBytes(head)));

    [Fact]
    public void Office_files_are_told_from_other_archives_and_macros_are_refused()
    {
        Assert.Equal(FileType.Docx, Inside(FileSamples.Docx()));
        Assert.Equal(FileType.Xlsx, Inside(FileSamples.ZipOf("[Content_Types].xml", "xl/workbook.xml")));
        Assert.Equal(FileType.Zip, Inside(FileSamples.ZipOf("照片/1.jpg")));
        Assert.Null(Inside(FileSamples.Docx("word/vbaProject.bin")));
        Assert.Null(Inside(FileSamples.Docx("word/VBAPROJECT.BIN")));
        Assert.Null(Inside(FileSamples.ZipOf("[Content_Types].xml", "ppt/presentation.xml")));
        Assert.Null(Inside([.. FileSamples.Docx()[..60]]));
        // the macro as the last of many entries
        Assert.Null(Inside(FileSamples.Docx([.. Enumerable.Range(0, 10_000).Select(n => $"x/{n}"), "word/vbaProject.bin"])));
    }

    [Theory]
    [InlineData("门.jpg", "门.jpg")]
    [InlineData("门.JPEG", "门.jpeg")]
    [InlineData("setup.exe", "setup.exe.jpg")]
    [InlineData(@"C:\照片\..\门.jpg", "门.jpg")]
    [InlineData("../../etc/passwd", "passwd.jpg")]
    [InlineData("a\u202egpj.exe", "agpj.exe.jpg")] // a sign that turns the reading direction
    [InlineData("\r\nSet-Cookie: x=1.jpg", "Set-Cookie x=1.jpg")]
    [InlineData("\ud83d", "文件.jpg")]
    [InlineData("", "文件.jpg")]
    [InlineData("...", "文件.jpg")]
    [InlineData("𠮷䶮.jpg", "𠮷䶮.jpg")]
    public void A_name_is_made_safe(string name, string safe) => Assert.Equal(safe, StoredFile.SafeName(name, FileType.Jpeg));

    [Fact]
    public void A_long_name_is_cut_between_letters()
    {
        var name = StoredFile.SafeName(string.Concat(Enumerable.Repeat("𠮷", 200)), FileType.Jpeg);
        Assert.True(name.Length <= StoredFile.NameLength);
        Assert.EndsWith("𠮷.jpg", name);
        Assert.True(StoredFile.SafeName(new string('门', 300) + ".jpeg", FileType.Jpeg).Length <= StoredFile.NameLength);
    }

    private static FileType? Inside(byte[] file) => FileType.InsideZip(new MemoryStream(file));
}
