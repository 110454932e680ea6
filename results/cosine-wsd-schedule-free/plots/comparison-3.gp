# Methods compared: power-law-regression, 500 steps, batch 64
# Run with: gnuplot comparison-3.gp
set encoding utf8
set terminal svg size 1130,404 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'comparison-3.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot
set tmargin at screen 0.9158; set bmargin at screen 0.1238
set yrange [13.6:0.4]; set grid noytics xtics
set label 1 'power-law-regression, 500 steps, batch 64' at screen 0.5, screen 0.9629 center
set lmargin at screen 0.2212; set rmargin at screen 0.3814
set xlabel 'final loss at the tuned peak' offset 0,0.2
set ytics ('adamw, cosine(floor=0.1)' 1, 'adamw, linear' 2, 'adamw, cosine(floor=0)' 3, 'adamw, wsd(shape=linear)' 4, 'adamw, wsd(shape=one-minus-sqrt)' 5, 'adamw, constant' 6, 'schedule-free-adamw, constant' 7, 'prodigy, cosine(floor=0)' 8, 'prodigy, cosine(floor=0.1)' 9, 'dadapt-adam, cosine(floor=0)' 10, 'dadapt-adam, cosine(floor=0.1)' 11, 'prodigy, constant' 12, 'dadapt-adam, constant' 13)
set logscale x; set xrange [0.0005768516886272162:0.532563609485487]; set format x '%g'; set xtics autofreq

$data0 << EOD
1 0.0010437300977036313 0.0008211871276683726 0.0011085972821628079 NaN
2 0.0011002750010511752 0.0008582093508086561 0.0011817019878150052 NaN
3 0.001162753727379617 0.0009222863642802064 0.001204804060733836 NaN
4 0.0013355732924628658 0.0012226739568401074 0.0014901380075310975 NaN
5 0.001376123135004207 0.0012337290057965757 0.001481292432198436 NaN
6 0.0013930560112217424 0.00128138563139827 0.001489297548421368 NaN
7 0.0014988741706685768 0.0012606283372303092 0.0017090942103868208 NaN
8 0.0033225677982237486 0.003010316123339414 0.0035513787292042777 NaN
9 0.0046675143968809354 0.0044677112857035356 0.007124332780444423 NaN
10 0.0050659896537785624 0.004733369749721634 0.005638268178808026 NaN
11 0.009611854715969499 0.008507652408628693 0.012085036688822218 NaN
12 0.06347014848626276 0.04325885935754702 0.06949499412669574 NaN
13 0.250435751242859 0.20699024470052768 0.2956252641310674 NaN
EOD
plot $data0 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data0 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.4115; set rmargin at screen 0.5717
set xlabel 'loss / the first''s, paired' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.70894626778046:547.968748019382]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 1.0287541882653681 1.004812183009219 1.125855005167281 NaN
3 1.116389048244503 1.07197724284608 1.2042780441543084 NaN
4 1.2950005895879169 1.2250111661300953 1.4889102807927486 NaN
5 1.3436879452499535 1.244874037200025 1.5338312287691585 NaN
6 1.3513272706007315 1.2827433057384714 1.5556985974670516 NaN
7 1.486443930716026 1.3509574016535717 1.587603842122501 NaN
8 3.1869693879848624 2.9101658950808202 3.908550904505503 NaN
9 4.264179082231775 4.091919779825755 8.725920134178518 NaN
10 4.947081017685487 4.481709450973646 6.01357266381724 NaN
11 9.165066069976673 7.652590585425523 14.801816284429881 NaN
12 60.848882432950106 43.219187895725106 77.90084750742864 NaN
13 249.0595286936197 186.75608749349874 308.87160953154904 NaN
EOD
plot $data1 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data1 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.6018; set rmargin at screen 0.7619
set xlabel 'LR sensitivity (loss)' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [0.13340610194775757:0.1939145239355392]; set format x '%g'; set xtics autofreq 0.02
$data2 << EOD
1 0.17959938666317757 0.1794371763723479 0.18048323455434878 NaN
2 0.18792680237214088 0.18776343843546026 0.18869828066073044 NaN
3 0.18800819051776033 0.18767850133847427 0.18867578633621265 NaN
4 0.1391111977975247 0.1389123381536184 0.13975141485967832 NaN
5 0.1419043441609993 0.14140145967360407 0.14257218504679217 NaN
6 0.13777972216637682 0.1365358479126428 0.13831646420515117 NaN
7 0.18781326087223893 0.18753800184235542 0.18864387916920822 NaN
8 NaN NaN NaN NaN
9 NaN NaN NaN NaN
10 NaN NaN NaN NaN
11 NaN NaN NaN NaN
12 NaN NaN NaN NaN
13 NaN NaN NaN NaN
EOD
plot $data2 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data2 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
set lmargin at screen 0.7920; set rmargin at screen 0.9522
set xlabel 'steps to the target' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
unset logscale x; set xrange [341:515]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 390 370 420 NaN
2 390 350 420 NaN
3 375 350 410 NaN
4 425 390 480 NaN
5 430 390 490 NaN
6 425 390 500 NaN
7 500 430 500 NaN
8 NaN NaN NaN 515
9 NaN NaN NaN 515
10 NaN NaN NaN 515
11 NaN NaN NaN 515
12 NaN NaN NaN 515
13 NaN NaN NaN 515
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
