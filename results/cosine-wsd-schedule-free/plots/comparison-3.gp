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
set xlabel 'excess loss / the first''s' offset 0,0.2
set ytics ('' 1, '' 2, '' 3, '' 4, '' 5, '' 6, '' 7, '' 8, '' 9, '' 10, '' 11, '' 12, '' 13)
set logscale x; set xrange [0.7157415203558266:460.0476212743454]; set format x '%g'; set xtics autofreq

$data1 << EOD
1 1 1 1 NaN
2 1.0520773138046438 1.0089161460831284 1.0994431569892211 NaN
3 1.1314172814663408 1.0825469065157614 1.179070977688262 NaN
4 1.3117093658415722 1.239671901751699 1.3842061023410643 NaN
5 1.3327802768309591 1.276431376356796 1.4156868441481423 NaN
6 1.3792629981068683 1.301501699967973 1.4875103706914286 NaN
7 1.4826429539523374 1.367889448723508 1.5592830069702077 NaN
8 3.230157702089015 3.0317779186054263 3.5381933126118144 NaN
9 4.554018910731402 4.239766006498689 6.012058079421868 NaN
10 4.937205360697117 4.690799360039305 5.235279299493804 NaN
11 9.298382822187978 8.41985345568208 11.249262867540603 NaN
12 57.602856551362365 49.77233161032127 65.36832110127867 NaN
13 239.42133022728305 210.2761770226212 263.4691732267319 NaN
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
unset logscale x; set xrange [383.4:511]; set format x '%g'; set xtics autofreq 50
$data3 << EOD
1 430 410 450 NaN
2 435 410 450 NaN
3 410 390 450 NaN
4 500 500 511 NaN
5 NaN NaN NaN 511
6 NaN NaN NaN 511
7 NaN NaN NaN 511
8 NaN NaN NaN 511
9 NaN NaN NaN 511
10 NaN NaN NaN 511
11 NaN NaN NaN 511
12 NaN NaN NaN 511
13 NaN NaN NaN 511
EOD
plot $data3 using 2:1:3:4 with xerrorbars pointtype 7 pointsize 0.6 linewidth 1.4 linecolor rgb '#0072B2', \
  $data3 using 5:1 with points pointtype 9 pointsize 1 linecolor rgb '#D55E00'
unset label 1
unset multiplot
