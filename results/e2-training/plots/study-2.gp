# best peak rate η: e2-training
# Run with: gnuplot study-2.gp
set encoding utf8
set terminal svg size 1140,636 noenhanced font 'sans-serif,12' linewidth 1.2 background 'white'
set output 'study-2.svg'
set border 3 linecolor '#444444'
set tics nomirror scale 0.6 textcolor '#222222'
set grid linecolor '#dddddd' linetype 1 linewidth 0.6
set title offset 0,-0.6
unset key
set multiplot; unset grid; unset colorbox; unset logscale
set palette defined (0 '#ffffff', 0.15 '#dbe9f6', 0.5 '#6baed6', 1 '#08306b')
set cbrange [-1.5467320670717697:0.1455718960839077]
set xtics ('1' 0, '2' 1, '4' 2, '8' 3, '16' 4) out; set ytics ('0' 0, '0.9' 1) out
set xrange [-0.5:5.0-0.5]; set yrange [-0.5:2.0-0.5]
set xlabel 'batch size (examples)'
set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.9403; set bmargin at screen 0.5975
set title 'power-law-regression, sgd'
set ylabel 'momentum β' offset 1,0
$data0 << EOD
0 0 -0.7436637823649809
1 0 -0.5447019632015602
2 0 -0.2690953469596235
3 0 -0.07059369720494806
4 0 0.1455718960839077
EOD
$data1 << EOD
0 0 0.18
EOD
$data2 << EOD
1 0 0.29
2 0 0.54
3 0 0.85
4 0 1.4
EOD
plot $data0 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data1 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data2 using 1:2:3 with labels font ',9' textcolor '#ffffff'
set lmargin at screen 0.4000; set rmargin at screen 0.6474; set tmargin at screen 0.9403; set bmargin at screen 0.5975
set title 'power-law-regression, adam'
unset ylabel
$data3 << EOD
0 1 -1.3383661554045676
1 1 -1.3537552968035735
2 1 -1.3889110758717798
3 1 -1.3949917540045274
4 1 -1.3894619229985565
EOD
$data4 << EOD
0 1 0.046
1 1 0.044
2 1 0.041
3 1 0.04
4 1 0.041
EOD
plot $data3 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data4 using 1:2:3 with labels font ',9' textcolor '#111111'
set lmargin at screen 0.7333; set rmargin at screen 0.9807; set tmargin at screen 0.9403; set bmargin at screen 0.5975
set title 'mlp, sgd'
unset ylabel
$data5 << EOD
0 0 -1.0238943523249509
1 0 -0.7893887488031037
2 0 -0.5440491322011725
3 0 -0.33604051098195675
4 0 -0.16904253111206324
EOD
$data6 << EOD
0 0 0.095
1 0 0.16
EOD
$data7 << EOD
2 0 0.29
3 0 0.46
4 0 0.68
EOD
plot $data5 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data6 using 1:2:3 with labels font ',9' textcolor '#111111', \
  $data7 using 1:2:3 with labels font ',9' textcolor '#ffffff'
set lmargin at screen 0.0667; set rmargin at screen 0.3140; set tmargin at screen 0.4528; set bmargin at screen 0.1101
set title 'mlp, adam'
set ylabel 'momentum β' offset 1,0
$data8 << EOD
0 1 -1.5467320670717697
1 1 -1.5270373112940465
2 1 -1.460453895725231
3 1 -1.3614979037834294
4 1 -1.268696977126278
EOD
$data9 << EOD
0 1 0.028
1 1 0.03
2 1 0.035
3 1 0.044
4 1 0.054
EOD
plot $data8 using 1:2:(0.5):(0.5):3 with boxxyerror fillstyle solid 1 linecolor palette, \
  $data9 using 1:2:3 with labels font ',9' textcolor '#111111'
unset multiplot
